using System.Text;

namespace Fundamentals.Notebooks.Rewriting;

/// <summary>Changes to a text, and the way back from a place in the changed text to the place it came from.</summary>
internal sealed class TextEdits
{
    private readonly List<(int Position, int Removed, string Text, int? From)> _edits = [];

    /// <summary>Gets a value indicating whether there are none.</summary>
    public bool IsEmpty => _edits.Count == 0;

    /// <summary>Adds an insertion. At one position, what is added first stands first.</summary>
    public void Insert(int position, string text) => _edits.Add((position, 0, text, null));

    /// <summary>Adds a replacement.</summary>
    public void Replace(int position, int length, string text) => _edits.Add((position, length, text, null));

    /// <summary>Adds the removal of everything but line ends, so that line numbers stay true.</summary>
    public void Blank(string source, int start, int end) =>
        Replace(start, end - start, new string([.. source[start..end].Where(c => c == '\n')]));

    /// <summary>Moves a piece of the text to another place, leaving its line ends where it was.</summary>
    public void Move(string source, int start, int end, int position)
    {
        _edits.Add((position, 0, source[start..end], start));
        Blank(source, start, end);
    }

    /// <summary>Gives the changed text.</summary>
    public string Apply(string source)
    {
        var text = new StringBuilder(source.Length + 80 * _edits.Count);
        var from = 0;
        foreach (var (position, removed, inserted, _) in _edits.OrderBy(edit => edit.Position).ThenBy(edit => edit.Removed > 0))
        {
            text.Append(source, from, position - from).Append(inserted);
            from = position + removed;
        }

        return text.Append(source, from, source.Length - from).ToString();
    }

    /// <summary>
    /// Finds where in the changed text a place of the source is; null where it is replaced, or follows what is. What is
    /// inserted at the place comes after it.
    /// </summary>
    public int? Forward(int source)
    {
        if (_edits.Exists(edit => edit.Position < source && source <= edit.Position + edit.Removed))
            return null;
        return source + _edits.Where(edit => edit.Position < source).Sum(edit => edit.Text.Length - edit.Removed);
    }

    /// <summary>Finds where in the source a place of the changed text comes from; for inserted text, where it was inserted.</summary>
    public int Back(int changed)
    {
        var shift = 0;
        foreach (var (position, removed, inserted, moved) in _edits.OrderBy(edit => edit.Position).ThenBy(edit => edit.Removed > 0))
        {
            if (changed < position + shift)
                break;
            if (changed < position + shift + inserted.Length)
                return moved is { } from ? from + changed - position - shift : position;
            shift += inserted.Length - removed;
        }

        return changed - shift;
    }
}
