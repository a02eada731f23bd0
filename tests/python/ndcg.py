"""nDCG of a run by qrels, as a public evaluation tool computes it: a second opinion on exported qrels.

usage: ndcg.py QRELS RUN
Prints one JSON object: {"all": {"nDCG": …, "nDCG@10": …}, "queries": {TOPIC: {"nDCG": …, "nDCG@10": …}}}
"""

import json
import sys

import ir_measures
from ir_measures import nDCG

MEASURES = [nDCG, nDCG @ 10]


def main(qrels_path, run_path):
    qrels = list(ir_measures.read_trec_qrels(qrels_path))
    run = list(ir_measures.read_trec_run(run_path))
    queries = {}
    for metric in ir_measures.iter_calc(MEASURES, qrels, run):
        queries.setdefault(metric.query_id, {})[str(metric.measure)] = metric.value
    total = ir_measures.calc_aggregate(MEASURES, qrels, run)
    total = {str(measure): value for measure, value in total.items()}
    json.dump({"all": total, "queries": queries}, sys.stdout, sort_keys=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
