using Fundamentals.Cli.Running;

namespace Fundamentals.Cli.Kernelspecs;

/// <summary>Where Jupyter and VS Code look for kernels ("kernelspecs").</summary>
internal static class JupyterFolders
{
    /// <summary>Gets the folder of kernels of an installation.</summary>
    /// <param name="prefix">The folder of a Python or Conda environment as typed, or null for the current user's own kernels.</param>
    public static string Kernels(string? prefix) => prefix is null
        ? Path.Combine(UserData(), "kernels")
        : Path.Combine(OutputPath.Check("--prefix", prefix, Environment.CurrentDirectory), "share", "jupyter", "kernels");

    // The rules of jupyter_core.paths.jupyter_data_dir.
    private static string UserData()
    {
        if (Environment.GetEnvironmentVariable("JUPYTER_DATA_DIR") is { Length: > 0 } chosen)
            return Path.GetFullPath(chosen);
        if (OperatingSystem.IsWindows())
            return Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData), "jupyter");
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        if (home.Length == 0)
            throw new UserException("There is no home folder to install into; name one with --prefix, or set JUPYTER_DATA_DIR.");
        if (OperatingSystem.IsMacOS())
            return Path.Combine(home, "Library", "Jupyter");
        var data = Environment.GetEnvironmentVariable("XDG_DATA_HOME") is { Length: > 0 } xdg ? xdg : Path.Combine(home, ".local", "share");
        return Path.Combine(data, "jupyter");
    }
}
