using Fundamentals.Cli.Pages;

namespace Fundamentals.Cli.Tests.Pages;

public sealed class BookPlanTests
{
    [Theory]
    [InlineData("/n/02-cap.ipynb", "02", "02 · T")]
    [InlineData("/n/solutions/10-x-y.ipynb", "10", "10 · T")]
    [InlineData("/n/cap.ipynb", null, "T")]
    [InlineData("/n/02.ipynb", null, "T")]
    [InlineData("/n/-2.ipynb", null, "T")]
    public void NumberedTitle_OfAPage_BeginsWithTheNumberOfItsFile(string notebook, string? number, string title)
    {
        var page = new PlannedPage(notebook, "a.html", PageRole.Chapter, "T");

        Assert.Equal((number, title), (page.Number, page.NumberedTitle));
    }
}
