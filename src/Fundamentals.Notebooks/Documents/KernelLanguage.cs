using System.Text.Json;
using System.Text.Json.Nodes;

namespace Fundamentals.Notebooks.Documents;

/// <summary>Which language a notebook's metadata say its code is in.</summary>
internal static class KernelLanguage
{
    // Names of C# kernels; some clients save the name without the language.
    private static readonly string[] CSharpKernels = ["fundamentals-csharp", ".net-csharp"];

    public static void RequireCSharp(string path, JsonObject metadata)
    {
        var kernel = Text(metadata["kernelspec"], "name");
        var language = Text(metadata["kernelspec"], "language") ?? Text(metadata["language_info"], "name");
        if (language is null && (kernel is null || CSharpKernels.Contains(kernel, StringComparer.OrdinalIgnoreCase)))
            return;
        if (language is not null && IsCSharp(language))
            return;
        throw new NotebookFormatException(path, language is null
            ? $"asks for the unknown kernel \"{kernel}\"; only C# notebooks run here. Choose the kernel \"C# (Fundamentals)\" and save it."
            : $"is written for {KernelName(kernel)}, in the language {language}; only C# notebooks run here.");
    }

    private static string KernelName(string? kernel) => kernel is null ? "another kernel" : $"the kernel \"{kernel}\"";

    private static bool IsCSharp(string language) =>
        language.Equals("C#", StringComparison.OrdinalIgnoreCase) || language.Equals("csharp", StringComparison.OrdinalIgnoreCase);

    private static string? Text(JsonNode? node, string name) =>
        node is JsonObject members && members[name] is { } value && value.GetValueKind() == JsonValueKind.String
            ? value.GetValue<string>()
            : null;
}
