// kneecheck: symptom checker and exercise planner for runners with knee pain. The program is src/app/run.h.
#include <exception>

#include "app/run.h"
#include "world/posix_world.h"

using namespace kneecheck;

// Libraries allocate before main() begins; so this comes first.
struct SayWhatNobodyCatches {
  SayWhatNobodyCatches() { std::set_terminate(world::give_up); }
};
[[gnu::init_priority(101)]] const SayWhatNobodyCatches first_of_all;

int main(int count, char** arguments) {
  world::World world = world::make_posix_world();
  return static_cast<int>(app::run(world, {arguments + (count > 0 ? 1 : 0), arguments + count}));
}
