using System.Buffers;
using System.Text.Json;

namespace Portal.Engine.Connectors.Rest.Reading;

/// <summary>A good answer, parsed where it lies; its records point into it until it is disposed.</summary>
sealed class Answer(JsonDocument? document, byte[]? buffer, HttpResponseMessage response) : IDisposable
{
    byte[]? _buffer = buffer;

    /// <summary>Nothing changed since the answer whose tag was sent along (304).</summary>
    public bool IsUnchanged { get; } = response.StatusCode == System.Net.HttpStatusCode.NotModified;

    public string? ETag { get; } = Header(response, "ETag");

    public string? LastModified { get; } = response.Content.Headers.NonValidated.TryGetValues("Last-Modified", out var at) ? at.FirstOrDefault() : null;

    /// <summary>All Link headers, one behind the other.</summary>
    public string? Link { get; } = response.Headers.NonValidated.TryGetValues("Link", out var links) ? string.Join(", ", links) : null;

    /// <summary>Where it came from, after redirects.</summary>
    public Uri Address { get; } = response.RequestMessage!.RequestUri!;

    /// <summary>Null where there was no body (204, 304).</summary>
    public JsonElement? Root => document?.RootElement;

    public void Dispose()
    {
        // The document first: it points into the buffer, which somebody else may have at once.
        document?.Dispose();
        if (Interlocked.Exchange(ref _buffer, null) is { } given) ArrayPool<byte>.Shared.Return(given);
    }

    static string? Header(HttpResponseMessage response, string name) => response.Headers.NonValidated.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;
}
