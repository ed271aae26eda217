#include "base/uuid.h"

#include <doctest/doctest.h>

#include <array>

namespace kneecheck {
namespace {

// What Python's uuid.uuid5() says in the same namespace, at every length where the padding of SHA-1 changes.
TEST_CASE("a UUID is that of version 5 in our namespace") {
  struct Known {
    std::size_t letters;
    const char* uuid;
  };
  constexpr std::array known{
      Known{0, "b90dc376-c235-59b8-9113-dff920f2c2ac"},  Known{1, "f82b77e3-814b-5079-9690-469793aa6c1d"},
      Known{39, "5b4822ac-b9d6-5cea-8d47-27c93f65d1e3"}, Known{40, "7105c4a6-8627-5c87-9e70-61dd1108be6c"},
      Known{47, "5ba02b0f-abb2-5718-8ab0-3ec87d03b652"}, Known{48, "440cdfa8-3768-54f6-a7dc-b7df51417d1a"},
      Known{200, "585a39f8-239f-5b82-ad49-074f7306a5ae"}};
  for (const Known& each : known) {
    CAPTURE(each.letters);
    CHECK(uuid_of(std::string(each.letters, 'x')) == each.uuid);
  }
  CHECK(uuid_of("id\nP-014\n2026-11-30\n2026-12-01") == "245f0a23-40c2-58aa-96a2-778e046b54e3");
  CHECK(uuid_of("\xf0\x9f\xa6\xb5") == "476db6aa-cb76-5ee8-8340-87488a9282fa");
}

}  // namespace
}  // namespace kneecheck
