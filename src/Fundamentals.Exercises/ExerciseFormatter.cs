using Microsoft.DotNet.Interactive.Formatting;

namespace Fundamentals.Exercises;

/// <summary>Lets a notebook show what checks, hints and progress say, as HTML and as plain text.</summary>
public static class ExerciseFormatter
{
    /// <summary>Registers the forms of <see cref="CheckResult"/>, <see cref="Hint"/> and <see cref="ChapterProgress"/>. Calling it again changes nothing.</summary>
    public static void Register()
    {
        Register<CheckResult>(ExerciseHtml.Of);
        Register<Hint>(ExerciseHtml.Of);
        Register<ChapterProgress>(ExerciseHtml.Of);
    }

    private static void Register<T>(Func<T, string> html)
        where T : notnull
    {
        Formatter.SetPreferredMimeTypesFor(typeof(T), HtmlFormatter.MimeType, PlainTextFormatter.MimeType);
        Formatter.Register(html, HtmlFormatter.MimeType);
        Formatter.Register<T>(value => value.ToString()!, PlainTextFormatter.MimeType);
    }
}
