namespace Fundamentals.Exercises.Checking;

/// <summary>Finds out whether an answer is right.</summary>
internal interface IExamination<in TAnswer>
{
    /// <summary>Tries the answer. Says to the watch what it tries, and stops between cases when time is up.</summary>
    Verdict Examine(TAnswer answer, Watch watch);
}
