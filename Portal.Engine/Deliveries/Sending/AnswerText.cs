using System.Text;
using System.Text.Json;
using Portal.Engine.Deliveries.Rows;
using Portal.Engine.Secrets;

namespace Portal.Engine.Deliveries.Sending;

/// <summary>Reads the beginning of an answer for the log. A receiver may send back anything, also the secret that it knows.</summary>
static class AnswerText
{
    const int MostBytes = 16 * 1024;

    public static async Task<string?> Read(HttpContent content, IReadOnlyList<Secret> secrets, CancellationToken stop)
    {
        var buffer = new byte[MostBytes];
        var length = 0;
        try
        {
            await using var stream = await content.ReadAsStreamAsync(stop);
            for (int read; length < MostBytes && (read = await stream.ReadAsync(buffer.AsMemory(length), stop)) > 0; length += read)
            {
            }
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            // The status said all that counts; what came until it broke off is shown.
        }

        return Show(Encoding.UTF8.GetString(buffer, 0, length), secrets, DeliveryAttempt.LongestAnswer);
    }

    /// <returns>Null if nothing is left of it.</returns>
    public static string? Show(string text, IReadOnlyList<Secret> secrets, int longest)
    {
        foreach (var spelling in secrets.SelectMany(Spellings)) text = text.Replace(spelling, Secret.Dots, StringComparison.OrdinalIgnoreCase);
        var shown = new string([.. text.Select(letter => char.IsControl(letter) && letter is not ('\n' or '\t') ? ' ' : letter)]).Trim();
        // Half of a pair is no text that a database takes.
        if (shown.Length > longest) shown = shown[..(char.IsHighSurrogate(shown[longest - 1]) ? longest - 1 : longest)];
        return shown.Length > 0 ? shown : null;
    }

    /// <summary>As it is, as it stands in JSON, and as in a URL; without the prefix it is found with it too.</summary>
    static IEnumerable<string> Spellings(Secret secret)
    {
        var bare = secret.Reveal()[SigningSecret.Prefix.Length..];
        return [bare, $"{JsonEncodedText.Encode(bare)}", Uri.EscapeDataString(bare), bare.TrimEnd('='), bare.Replace("/", "\\/", StringComparison.Ordinal)];
    }
}
