using System.Text.Json.Nodes;
using Fundamentals.Notebooks.Display;

namespace Fundamentals.Kernel.Requests;

/// <summary>MIME bundles as the protocol writes them.</summary>
internal static class Mime
{
    /// <summary>Gives the object from MIME type to content; empty for no bundle.</summary>
    public static JsonObject Content(MimeBundle? bundle)
    {
        if (bundle is null)
            return [];
        return new JsonObject(bundle.Data.Select(form => KeyValuePair.Create(form.Key, (JsonNode?)form.Value.DeepClone())));
    }
}
