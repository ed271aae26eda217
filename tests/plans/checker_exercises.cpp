#include "checker_exercises.h"

namespace kneecheck::plans {

int seconds(const std::vector<Dose>& doses) {
  int total = 0;
  for (const Dose& dose : doses) total += seconds(dose);
  return total;
}

int heavy_sets(const SessionOn& session) {
  int sets = 0;
  for (const Dose& dose : *session.doses) sets += dose.rm && in(tendon_ids, dose.id) ? dose.sets : 0;
  return sets;
}

int heavy_sets(const Week& week) {
  int sets = 0;
  for (const SessionOn& session : week.sessions) sets += heavy_sets(session);
  return sets;
}

int contacts(const SessionOn& session) {
  int feet = 0;
  for (const Dose& dose : *session.doses) {
    if (in(landing_ids, dose.id)) feet += dose.sets * dose.reps * (dose.sides == "both" ? 2 : 1);
  }
  return feet;
}

int most_contacts(const Week& week) {
  int most = 0;
  for (const SessionOn& session : week.sessions) most = std::max(most, contacts(session));
  return most;
}

bool has_load(const Week& week) {
  return std::any_of(week.sessions.begin(), week.sessions.end(), [](const SessionOn& session) {
    return std::any_of(session.doses->begin(), session.doses->end(),
                       [](const Dose& dose) { return dose.rm.has_value(); });
  });
}

}  // namespace kneecheck::plans
