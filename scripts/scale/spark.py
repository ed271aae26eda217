#!/usr/bin/env python3
"""Cases through Spark's RDD.pipe. UNTRIED: written from Spark's documentation, as Debian has no Spark.

    spark-submit --files build/release/kneecheck scripts/scale/spark.py hdfs:///cases hdfs:///plans plan --start 2026-11-30

One record a line in, one a line out. pipe() takes any exit status but 0 for a lost partition, so --on-error record keeps bad records from
failing it; they have error records. The order within a partition stays; saveAsTextFile writes one file for each.
"""
import shlex
import sys

from pyspark import SparkContext, SparkFiles

cases, results, *command = sys.argv[1:]
context = SparkContext(appName="kneecheck")
options = ["--format", "ndjson", "--input-format", "ndjson", "--on-error", "record", "--quiet", "--jobs", "1", "-"]
line = shlex.join([SparkFiles.get("kneecheck"), *command, *options])
context.textFile(cases).pipe(line, checkCode=True).saveAsTextFile(results)
