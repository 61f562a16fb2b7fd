using System.Globalization;
using System.Text;

namespace Fundamentals.Cli.Pages;

/// <summary>
/// The cells of a chapter one after another. An exercise is a section of its own: from its heading to the cell with its
/// check, or to the next heading.
/// </summary>
internal sealed class ChapterCells
{
    private readonly StringBuilder _html = new();
    private bool _isInExercise;

    /// <summary>Adds a cell of text.</summary>
    public void AddText(IEnumerable<MarkdownPart> parts)
    {
        foreach (var part in parts)
        {
            if (part.Slug is not null)
                EndExercise();
            if (part.IsExercise)
            {
                _html.Append(CultureInfo.InvariantCulture, $"<section class=\"exercise\" aria-labelledby=\"{Html.Escape(part.Slug!)}\">\n");
                _isInExercise = true;
            }

            _html.Append(CultureInfo.InvariantCulture, $"<div class=\"prose\">\n{part.Html}</div>\n");
        }
    }

    /// <summary>Adds a cell of code with its outputs.</summary>
    public void AddCode(string html, bool endsExercise)
    {
        _html.Append(html);
        if (endsExercise)
            EndExercise();
    }

    /// <summary>Gets all cells.</summary>
    public string ToHtml()
    {
        EndExercise();
        return _html.ToString();
    }

    private void EndExercise()
    {
        if (_isInExercise)
            _html.Append("</section>\n");
        _isInExercise = false;
    }
}
