// The rooms of the house. Each has a namespace of its own and speaks the names of the rooms below it without
// saying whose they are; the names of base are the house's own. (C++ has taken `export`: `exports`.)
#pragma once

namespace kneecheck {

namespace syntax {}
namespace figure {}
namespace activities {
using namespace syntax;
}
namespace knowledge {
using namespace syntax;
}
namespace intake {
using namespace knowledge;
}
namespace triage {
using namespace intake;
}
namespace interview {
using namespace triage;
}
namespace plan {
using namespace triage;
}
namespace diary {
using namespace plan;
}
namespace words {
using namespace plan;
}
namespace explain {
using namespace words;
}
namespace document {
using namespace explain;
}
namespace render {
using namespace document;
}
namespace exports {
using namespace diary;
using namespace explain;
}  // namespace exports
namespace cli {}
namespace world {}
namespace stream {
using namespace diary;
using namespace world;
using namespace cli;
using namespace exports;
using namespace render;
}  // namespace stream
namespace app {
using namespace stream;
using namespace interview;
using namespace activities;
}  // namespace app

}  // namespace kneecheck
