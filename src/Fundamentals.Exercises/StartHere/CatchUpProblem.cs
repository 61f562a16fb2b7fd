namespace Fundamentals.Exercises.StartHere;

/// <summary>What can be wrong with a store that is to catch up.</summary>
internal enum CatchUpProblem
{
    None,

    /// <summary>A store, or what makes requests, threw.</summary>
    Threw,

    /// <summary>So many events that the run was stopped.</summary>
    RunsAway,

    /// <summary>A write was not answered.</summary>
    WriterWaits,

    /// <summary>A read was not answered.</summary>
    ReaderWaits,

    /// <summary>A read was answered with something else than a string.</summary>
    AnswersNoText,

    /// <summary>A value got through the cut.</summary>
    SharesMemory,

    /// <summary>An older value was read after a newer one.</summary>
    WentBack,

    /// <summary>The node that is written to does not know the newest value itself.</summary>
    WriterForgets,

    /// <summary>Nothing was ever sent to the other node.</summary>
    NeverSends,

    /// <summary>Every copy was sent once.</summary>
    SendsOnce,

    /// <summary>Copies were sent when the other node was read.</summary>
    SendsWhenAsked,

    /// <summary>Copies were sent again, but only when something else arrived.</summary>
    SendsOnArrival,

    /// <summary>Copies were sent again, but no longer once the network worked.</summary>
    GivesUp,

    /// <summary>The newest value arrived, and an older one was kept.</summary>
    OldOverNew,

    /// <summary>Copies are still sent in the end, and the newest value is not kept.</summary>
    NeverKeeps,

    /// <summary>The newest value never arrived, and is not sent any more.</summary>
    Forgets,

    /// <summary>All is well, but the nodes go on sending.</summary>
    StillSends,

    /// <summary>The newest value is missing, for another reason.</summary>
    Missing,
}
