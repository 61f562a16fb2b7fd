namespace Fundamentals.Histories;

/// <summary>What an event of a history is.</summary>
public enum HistoryEventType
{
    /// <summary>A process asks for something.</summary>
    Invoke,

    /// <summary>It was done; the value is the answer.</summary>
    Ok,

    /// <summary>It certainly was not done.</summary>
    Fail,

    /// <summary>Nobody knows whether it was or will be done.</summary>
    Info,
}

/// <summary>The beginning or the end of an operation, as it is recorded and written to files.</summary>
/// <param name="Process">Who.</param>
/// <param name="Type">Beginning, or which end.</param>
/// <param name="Action">What was asked for.</param>
/// <param name="Key">The object it is about; on an end, null means that of the beginning.</param>
/// <param name="Value">What was given, or what was answered.</param>
/// <param name="At">When, since the start; null where no time was recorded.</param>
/// <param name="Line">The line of the file, from 1; 0 if it comes from no file.</param>
public sealed record HistoryEvent(string Process, HistoryEventType Type, string Action, string? Key, object? Value, TimeSpan? At = null, int Line = 0);
