using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Net.Http.Headers;
using Portal.Engine.Workflows.Asking;

namespace Portal.Web.Features.Api;

/// <summary>The ETag of what a gate says: of all that it says but the time, which alone makes nothing new.</summary>
static class GateTag
{
    const int Bytes = 12;

    public static EntityTagHeaderValue Of(GateAnswer answer)
    {
        var timeless = answer with { At = default, Lacks = [.. answer.Lacks.Select(lack => lack with { AgeSeconds = null })] };
        var hash = SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(timeless, GateAnswer.Json));
        return new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(hash.AsSpan(0, Bytes))}\"", isWeak: true);
    }

    /// <returns>Whether whoever asks has it already.</returns>
    public static bool IsAmong(this EntityTagHeaderValue tag, IList<EntityTagHeaderValue> known) =>
        known.Any(one => one.Compare(tag, useStrongComparison: false) || one.Equals(EntityTagHeaderValue.Any));
}
