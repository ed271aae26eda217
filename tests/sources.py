#!/usr/bin/env python3
"""Holds data/sources.yaml to what a clinician needs: each source is cited somewhere, and can be looked up under a number (DOI, PubMed,
PubMed Central, NCBI Bookshelf) or on the site of the body that issued it, unless it is the clinic's own page or our own judgement. No
address leads to a copy that somebody else put up, or to what others say of it.

usage: sources.py KNEECHECK SOURCE_FOLDER
"""
import collections
import glob
import os
import re
import sys

sys.dont_write_bytecode = True  # nothing is left in the sources

from expectations import ROOT, expect, failures, load, tell

PAGE = "data/sources.yaml"

NUMBER = re.compile(r"\bdoi 10\.\d{4,9}/\S|\bPMID \d{5,8}\b|\bPMC\d{6,8}\b|\bNBK\d{5,7}\b")
DOI = re.compile(r"10\.\d{4,9}/[^\s,]+")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
# Those who issued what is cited there: public bodies, and publishers of works that have no number.
ISSUERS = {"aafp.org", "bestpractice.bmj.com", "boa.ac.uk", "cdc.gov", "csp.org.uk", "dva.gov.au", "europa.eu", "fcc.gov", "msdmanuals.com",
           "ncbi.nlm.nih.gov", "nhs.uk", "nice.org.uk", "trekeducation.org", "who.int"}
CLINIC = "octopusclinic.com"
# Uploads, abstracts kept by others, repositories that copy, blogs and wikis.
MIRRORS = """academia acemap achievepodiatry acnpsearch aliem ampk-signal clementnoelphysio clinicalgate coek docksci docslib documents.pub
    drexelmedicine drugstodaypdf e3rehab emedicine fit-pro fpnotebook gpnotebook guidelinecentral healthhp huggingface issuu longdom
    medscape mendeley ouci paperexplained pdfslide peak-physio peeref physicaltherapyfirst physio-network physio-pedia physioblog
    physiospot physiotutors propeltherapy readbyqxmd researcher.life researchgate researchreviewservice runmechanics running-physio
    scribd semanticscholar sportdocbox sportsinjurybulletin sportsmedres sportstecclinic studylib studyres suppr sydneyhealthphysio
    tci-thaijo uswr vdocuments wiki wilddata wordpress blogspot""".split()
SECOND_HAND = re.compile(r"\b(?:summar(?:y|ised)|restate\w*|as quoted|as cited|from memory)\b", re.I)


def cited(node, found):
    """Counts every source that is named under a key that ends in `sources`."""
    if isinstance(node, dict):
        for key, value in node.items():
            if key == "sources" or key.endswith("_sources"):
                found.update(value if isinstance(value, list) else [value])
            else:
                cited(value, found)
    elif isinstance(node, list):
        for item in node:
            cited(item, found)


def hosts(where):
    """The first part of each address: what stands before its path."""
    return [word.split("/")[0].lower() for word in re.split(r"[\s,;]+", DOI.sub("", where)) if re.match(r"[\w-]+(?:\.[\w-]+)+(?:/|$)", word)]


def is_issuer(host):
    return any(host == issuer or host.endswith("." + issuer) for issuer in ISSUERS)


def check(source):
    name, where, text = f"{PAGE}, {source['id']}", source.get("where", ""), source["text"]
    if source["id"] == "judgement":
        expect(not where, f"{name}: our own judgement has no address")
        return
    expect(where, f"{name}: no address")
    for host in hosts(where):
        for mirror in MIRRORS:
            expect(mirror not in host, f"{name}: {host} is no address of its own")
    has_number = NUMBER.search(where)
    expect(has_number or hosts(where) == [CLINIC] or any(map(is_issuer, hosts(where))),
           f"{name}: neither a DOI, PMID, PMC or NBK number nor the site of its issuer: {where}")
    expect(not has_number or YEAR.search(text), f"{name}: no year")
    expect(not SECOND_HAND.search(text), f"{name}: names what others say of it: {text}")
    expect(source.get("read") in ("true", "false"), f"{name}: does not say if it was read")


def check_numbers(sources):
    """One paper, one entry; a part of a paper is named with the part, such as a table."""
    owners = collections.defaultdict(list)
    for source in sources:
        for number in re.findall(r"PMID \d+|PMC\d+", source.get("where", "")) + DOI.findall(source.get("where", "")):
            owners[number.lower()].append(source)
    for number, entries in owners.items():
        whole = [entry["id"] for entry in entries if not re.search(rf"\b(?:of|on) doi {re.escape(number)}", entry["where"].lower())]
        expect(len(whole) <= 1, f"{PAGE}: {number} is {' and '.join(whole)}")


def check_that_mirrors_are_found():
    """The list is of use only if it finds what it is for."""
    for address in ("scribd.com/document/1", "ru.scribd.com/document/1", "c.coek.info", "www.researchgate.net/publication/1"):
        expect(any(mirror in host for host in hosts(address) for mirror in MIRRORS), f"{address} is not seen as a copy")
    expect(not NUMBER.search("doi: soon") and not is_issuer("notnice.org.uk"), "anything passes as an address")


sources = load("sources.yaml")["sources"]
uses = collections.Counter()
for path in sorted(os.path.relpath(path, f"{ROOT}/data") for path in glob.glob(f"{ROOT}/data/**/*.yaml", recursive=True)):
    if path != "sources.yaml":
        cited(load(path), uses)
ids = [source["id"] for source in sources]
for twice in [name for name, number in collections.Counter(ids).items() if number > 1]:
    failures.append(f"{PAGE}: two entries are called {twice}")
for unknown in sorted(set(uses) - set(ids)):
    failures.append(f"{PAGE}: {unknown} is cited and has no entry")
for source in sources:
    expect(uses[source["id"]], f"{PAGE}, {source['id']}: cited nowhere")
    check(source)
check_numbers(sources)
check_that_mirrors_are_found()
tell(f"{len(ids)} sources, {sum(bool(NUMBER.search(source.get('where', ''))) for source in sources)} with a number, cited {sum(uses.values())} times")
