namespace Fundamentals.Kernel.Tests.Processes;

/// <summary>The kernel that was built beside these tests.</summary>
internal static class BuiltKernel
{
    public static string ProgramPath =>
        Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "Fundamentals.Kernel", "Fundamentals.Kernel.dll"));

    public static ProgramRun Start(params string[] arguments) => new("dotnet", [ProgramPath, .. arguments]);
}
