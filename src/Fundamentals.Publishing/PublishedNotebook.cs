using Fundamentals.Charts;
using Fundamentals.Cli.Verifying;
using Fundamentals.Notebooks.Display;
using Fundamentals.Notebooks.Documents;
using Fundamentals.Publishing.Pictures;

namespace Fundamentals.Publishing;

/// <summary>Makes the notebook to commit of one that has been executed, keeping what is still right in the one before.</summary>
/// <param name="before">The notebook in its file.</param>
/// <param name="executed">The same with the outputs of a run.</param>
/// <param name="artist">Draws the pictures that are missing.</param>
internal sealed class PublishedNotebook(NotebookDocument before, NotebookDocument executed, Artist artist)
{
    private static readonly string DrawnBy = $"plotly.js {PlotlyJs.Version}";

    private readonly Dictionary<string, FigurePicture> _earlier = before.Cells.SelectMany(cell => cell.Outputs).Select(BundleOf).OfType<MimeBundle>()
        .Select(FigurePicture.In).OfType<FigurePicture>()
        .Where(picture => picture.DrawnBy == DrawnBy && picture.ByteCount <= Verification.MostPictureBytes)
        .DistinctBy(picture => picture.FigureHash).ToDictionary(picture => picture.FigureHash, StringComparer.Ordinal);

    /// <summary>Gets how many pictures the notebook has.</summary>
    public int Pictures { get; private set; }

    /// <summary>Gets how many of them had to be drawn.</summary>
    public int Drawn { get; private set; }

    /// <summary>Makes it.</summary>
    /// <exception cref="PictureException">A figure has no picture that is small enough, or cannot be drawn; the message starts with its cell.</exception>
    public async Task<NotebookDocument> CreateAsync(CancellationToken cancellationToken)
    {
        var cells = new List<Cell>();
        var number = 0;
        foreach (var (cell, old) in executed.Cells.Zip(before.Cells))
        {
            if (NotebookRunner.IsRunnable(cell))
                number++;
            try
            {
                cells.Add(cell.Kind == CellKind.Code ? await WithPicturesAsync(cell, old, cancellationToken) : cell);
            }
            catch (PictureException e)
            {
                throw new PictureException($"cell {number}: {e.Message}", e);
            }
        }

        return executed.WithCells(cells);
    }

    private async Task<Cell> WithPicturesAsync(Cell cell, Cell old, CancellationToken cancellationToken)
    {
        var outputs = new List<CellOutput>();
        foreach (var output in cell.Outputs)
        {
            outputs.Add(output switch
            {
                ResultOutput result => result with { Data = await WithPictureAsync(result.Data, cancellationToken) },
                DisplayOutput display => display with { Data = await WithPictureAsync(display.Data, cancellationToken) },
                _ => output,
            });
        }

        var published = cell.WithOutputs(outputs, cell.ExecutionCount);

        // Measured again it would only be another number of the same kind.
        return cell.HasTag(OutputComparison.MeasuresTag) && old.ExecutionCount == cell.ExecutionCount && OutputComparison.FirstDifference(old, cell) is null
            ? old
            : published;
    }

    private async Task<MimeBundle> WithPictureAsync(MimeBundle bundle, CancellationToken cancellationToken)
    {
        if (!bundle.Data.TryGetValue(MimeBundle.Plotly, out var figure))
            return bundle;
        Pictures++;
        var hash = FigurePicture.HashOf(figure);
        if (!_earlier.TryGetValue(hash, out var picture))
        {
            var drawing = await artist.DrawAsync(figure, cancellationToken);
            picture = new FigurePicture(Convert.ToBase64String(PalettePng.Fit(drawing, Verification.MostPictureBytes)), hash, DrawnBy, drawing.Width, drawing.Height);
            _earlier[hash] = picture;
            Drawn++;
        }

        return picture.ReplaceHtmlIn(bundle);
    }

    private static MimeBundle? BundleOf(CellOutput output) => output switch
    {
        ResultOutput result => result.Data,
        DisplayOutput display => display.Data,
        _ => null,
    };
}
