using System.Text;
using Fundamentals.Cli.Running;
using Fundamentals.Notebooks.Documents;

namespace Fundamentals.Cli.Kernelspecs;

/// <summary>An installed kernel.</summary>
/// <param name="Spec">Its kernelspec.</param>
/// <param name="Program">The kernel's dll.</param>
/// <param name="Replaced">Whether there was an earlier one.</param>
/// <param name="Note">What the user should know about how it was made, or null.</param>
internal sealed record InstalledKernel(KernelSpec Spec, string Program, bool Replaced, string? Note);

/// <summary>Installs the kernel for Jupyter and VS Code, and removes it.</summary>
/// <param name="publisher">Makes the kernel program.</param>
internal sealed class KernelInstaller(IKernelPublisher publisher)
{
    /// <summary>Makes the kernel program and, once it is complete, points the kernelspec to it.</summary>
    /// <param name="kernelsFolder">The folder of kernels.</param>
    /// <param name="name">The kernelspec's name, checked.</param>
    /// <param name="force">Whether a kernelspec of another product may be replaced.</param>
    /// <param name="cancellationToken">Gives up, leaving what was there before.</param>
    /// <exception cref="UserException">There is another product's kernelspec, or the program cannot be made.</exception>
    public async Task<InstalledKernel> InstallAsync(string kernelsFolder, string name, bool force, CancellationToken cancellationToken)
    {
        var spec = new KernelSpec(Path.Combine(kernelsFolder, name));
        if (!spec.IsOurs && !force)
            throw new UserException($"{spec.Folder} belongs to another product and was left as it is. Choose another --name, or replace it with --force.");
        var existed = spec.Exists;
        var programs = spec.Programs;
        var target = spec.NextProgram;
        string? note;
        try
        {
            // Rather than learn in a minute that nothing can be written there.
            Directory.CreateDirectory(spec.Folder);
            note = await publisher.PublishAsync(target, cancellationToken);
        }
        catch
        {
            Remove(target);
            RemoveIfEmpty(spec.Folder);
            throw;
        }

        var program = Path.Combine(target, "Fundamentals.Kernel.dll");
        AtomicFile.Write(spec.File, Encoding.UTF8.GetBytes(KernelSpec.Json(DotnetHost.Path, program)));

        // A kernel that is running now loads more of its files later, so the program before this one stays until the next time.
        foreach (var old in programs.SkipLast(1))
            Remove(old);
        return new InstalledKernel(spec, program, existed, note);
    }

    /// <summary>Removes the kernel; false where there is none.</summary>
    /// <exception cref="UserException">What is there is another product's.</exception>
    public static bool Uninstall(string kernelsFolder, string name)
    {
        var spec = new KernelSpec(Path.Combine(kernelsFolder, name));
        if (!Directory.Exists(spec.Folder))
            return false;
        if (!spec.IsOurs)
            throw new UserException($"{spec.Folder} belongs to another product and was left as it is.");
        File.Delete(spec.File);
        foreach (var program in spec.Programs)
            Remove(program);
        RemoveIfEmpty(spec.Folder);
        return true;
    }

    // On Windows, the files of a running kernel cannot be deleted; they go at the next installation.
    private static void Remove(string folder)
    {
        try
        {
            if (Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
        }
        catch (Exception e) when (OperatingSystem.IsWindows() && e is IOException or UnauthorizedAccessException)
        {
            return;
        }
    }

    private static void RemoveIfEmpty(string folder)
    {
        if (Directory.Exists(folder) && Directory.GetFileSystemEntries(folder).Length == 0)
            Directory.Delete(folder);
    }
}
