namespace Fundamentals.Benchmarks.Simulator;

/// <summary>Something that is measured in turn with others, a piece at a time.</summary>
internal interface IWorkload
{
    /// <summary>Gets ready for a piece; this is not measured.</summary>
    void Prepare()
    {
    }

    /// <summary>Does a piece of work.</summary>
    /// <returns>How many operations that was.</returns>
    long Run();
}
