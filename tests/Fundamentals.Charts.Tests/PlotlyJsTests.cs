namespace Fundamentals.Charts.Tests;

public sealed class PlotlyJsTests
{
    [Fact]
    public void Source_IsTheVersionItSays() =>
        Assert.Contains($"plotly.js v{PlotlyJs.Version}", PlotlyJs.Source[..500]);

    [Fact]
    public void Write_ExistingFile_IsReplacedByTheSource()
    {
        var folder = Directory.CreateTempSubdirectory("plotly");
        try
        {
            var path = Path.Combine(folder.FullName, PlotlyJs.FileName);
            File.WriteAllText(path, "old");

            PlotlyJs.Write(path);

            Assert.Equal(PlotlyJs.Source, File.ReadAllText(path));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
