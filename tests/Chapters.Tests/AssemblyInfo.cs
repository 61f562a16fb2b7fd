// A session's cells share the process's current folder: one notebook at a time.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
