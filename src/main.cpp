// kneecheck: symptom checker and exercise planner for runners with knee pain. The program is src/app/run.h.
#include <cstdlib>
#include <exception>
#include <new>
#include <string>
#include <vector>

#include "app/run.h"
#include "world/posix_world.h"
#include "world/results.h"

using namespace kneecheck;

int main(int count, char** arguments) {
  world::World world = world::make_posix_world();
  try {
    return static_cast<int>(app::run(world, {arguments + (count > 0 ? 1 : 0), arguments + count}));
  } catch (const std::bad_alloc&) {
    world::say(world, "kneecheck: error: out of memory\n");
  } catch (const std::exception& error) {
    world::say(world, std::string{"kneecheck: internal error: "} + error.what() + "\n");
  }
  return static_cast<int>(world::ExitStatus::failed);
}
