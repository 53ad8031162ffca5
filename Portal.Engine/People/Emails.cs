using System.Net.Mail;

namespace Portal.Engine.People;

public static class Emails
{
    public const int MaxLength = 254;

    /// <summary>The one spelling under which an address is kept and looked up; null if it is none.</summary>
    public static string? Normalise(string? text)
    {
        var trimmed = text?.Trim();
        return trimmed is { Length: > 0 and <= MaxLength }
            && MailAddress.TryCreate(trimmed, out var address)
            && address.Address == trimmed
            && !trimmed.Any(char.IsControl)
                ? trimmed.ToLowerInvariant()
                : null;
    }
}
