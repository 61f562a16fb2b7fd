using System.Collections.Immutable;
using Fundamentals.Notebooks.Display;

namespace Fundamentals.Notebooks.Session;

/// <summary>Whether code could run as it stands.</summary>
public enum Completeness
{
    /// <summary>It can run.</summary>
    Complete,

    /// <summary>More must be typed first.</summary>
    Incomplete,

    /// <summary>It is wrong, and typing more will not mend it.</summary>
    Invalid,
}

/// <summary>One thing that could be typed.</summary>
/// <param name="Text">What to insert.</param>
/// <param name="Kind">Its kind in lower case, in the words of the Language Server Protocol: <c>method</c>, <c>property</c>, <c>keyword</c>.</param>
/// <param name="Signature">How it is declared, as in <c>double Math.Sqrt(double d)</c>; empty where there is nothing to say.</param>
public sealed record Completion(string Text, string Kind, string Signature = "");

/// <summary>What could be typed at a place.</summary>
/// <param name="Items">The candidates that fit what is typed so far, in the order to offer them.</param>
/// <param name="Start">Where the text that they replace starts, in UTF-16 units.</param>
/// <param name="End">Where it ends.</param>
public sealed record Completions(ImmutableArray<Completion> Items, int Start, int End);

/// <summary>What is known of the name at a place.</summary>
/// <param name="Data">Signature and summary as text (and HTML or Markdown), or null where nothing is known.</param>
public sealed record Inspection(MimeBundle? Data);
