namespace Chapters.Tests;

/// <summary>What a chapter says in numbers is what its cells show.</summary>
public sealed class ProseNumbersTests
{
    [Theory]
    [MemberData(nameof(Book.Notebooks), MemberType = typeof(Book))]
    public async Task Prose_EveryNumber_IsInACellOfTheSectionOrBefore(string notebook) =>
        Assert.Empty(ProseNumbers.Unfounded(await ExecutedNotebook.OfAsync(notebook)));
}
