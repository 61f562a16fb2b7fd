namespace Chapters.Tests;

/// <summary>Puts the reader's own progress aside while a notebook runs that may solve exercises, and back afterwards.</summary>
internal sealed class ProgressKept : IAsyncDisposable
{
    private readonly string _file;
    private readonly byte[]? _before;

    public ProgressKept(string notebook)
    {
        _file = Path.Combine(Book.FolderOf(notebook), ".progress.json");
        _before = File.Exists(_file) ? File.ReadAllBytes(_file) : null;
        File.Delete(_file);
    }

    public async ValueTask DisposeAsync()
    {
        if (_before is null)
            File.Delete(_file);
        else
            await File.WriteAllBytesAsync(_file, _before);
    }
}
