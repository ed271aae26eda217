#include "export/own_keys.h"

#include <doctest/doctest.h>

#include "syntax/parse.h"

namespace kneecheck::exports {
namespace {

// A case in YAML, with its tree.
struct Given {
  std::string text;
  Tree tree;
  explicit Given(std::string_view yaml) : text(yaml) {
    Diagnostics problems;
    REQUIRE(parse_yaml("case.yaml", text, record_limits, tree, problems));
  }
  std::string extra(Layout layout) const {
    std::string out;
    {
      RecordWriter writer{out, layout};
      writer.object([&] {
        writer.pair("id", "A");
        write_extra(writer, tree.root());
      });
    }
    return out;
  }
};

const std::string_view some =
    "{age: 34, x_ward: North, x_bed: 5, x_on: true, x_off: ~, x_zip: 007, x_quoted: '5', x_list: [a, 1], "
    "'x_a: b': {c: [yes, {d: e}]}}";

}  // namespace

TEST_CASE("keys of a case's owner are handed through as they were given") {
  const Given given{some};
  CHECK(given.extra(Layout::compact) ==
        R"({"id":"A","extra":{"x_ward":"North","x_bed":5,"x_on":true,"x_zip":"007",)"
        R"("x_quoted":"5","x_list":["a",1],"x_a: b":{"c":["yes",{"d":"e"}]}}})");
  CHECK(Given{"age: 34"}.extra(Layout::compact) == R"({"id":"A"})");
  CHECK(given.extra(Layout::yaml).find("  \"x_a: b\":") != std::string::npos);
  CHECK(own_keys(Value{}).empty());
}

TEST_CASE("in a table a list is a;b, and what is no scalar and no list is JSON") {
  const Given given{some};
  const Value root = given.tree.root();
  CHECK(own_text(root, "x_ward") == "North");
  CHECK(own_text(root, "x_list") == "a;1");
  CHECK(own_text(root, "x_off") == "");
  CHECK(own_text(root, "x_none") == "");
  CHECK(own_text(root, "x_a: b") == R"({"c":["yes",{"d":"e"}]})");
  std::string out;
  CHECK(begin_table(out, "id,error\r\n", root, {.raw = true}) == "");
  CHECK(out == "");
  const std::vector<std::string> columns{"x_bed", "x_new"};
  CHECK(begin_table(out, "id,error\r\n", root, {.own_columns = columns}) == ",5,");
  CHECK(with_own_columns("id,error\r\n", {.own_columns = columns}) == "id,error,x_bed,x_new\r\n");
  const Given one{"{x_a: =1}"};
  CHECK(begin_table(out, "id,error\r\n", one.tree.root(), {.stands_alone = true}) == ",'=1");
  CHECK(out == "id,error,x_a\r\n");
}

}  // namespace kneecheck::exports
