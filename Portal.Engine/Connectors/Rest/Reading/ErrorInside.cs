using System.Net;
using System.Text.Json;
using Portal.Engine.Connectors.Rest.Settings;
using Portal.Engine.Resilience;

namespace Portal.Engine.Connectors.Rest.Reading;

/// <summary>Finds an error in an answer that says 200, and who must act.</summary>
sealed class ErrorInside(ErrorSettings settings)
{
    /// <summary>What is said of an error that is one of the credential.</summary>
    public const string RefusesCredential = "does not accept the credential";

    readonly FieldPath? _sign = FieldPath.Maybe(settings.Path), _code = FieldPath.Maybe(settings.Code), _message = FieldPath.Maybe(settings.Message);

    /// <returns>Null if there is none.</returns>
    public ErrorFound? Find(JsonElement root, ISourceClient client)
    {
        if (_sign is null || !_sign.Find(root, out var sign) || !IsError(sign)) return null;
        var (source, code) = (client.Name, _code?.TextIn(root));
        // It may repeat what it was sent.
        var said = (Hidden(_message?.TextIn(root)), Hidden(code)) switch
        {
            ({ Length: > 0 } message, { } known) => $"{Texts.Quote(message)} ({known})",
            ({ Length: > 0 } message, null) => Texts.Quote(message),
            (_, { } known) => $"the code {known}",
            _ => $"an error at {_sign}",
        };
        var failure = true switch
        {
            _ when Is(settings.Credential) => new Failure(Who.Owner, $"{source} {RefusesCredential}, or does not let it read this: {said}. Connect it again, or store a new one."),
            _ when Is(settings.Limit) => new Failure(Who.Nobody, $"{source} is asked more often than it allows: {said}. It goes on by itself.", Status: HttpStatusCode.TooManyRequests),
            _ => new Failure(Who.Source, $"{source} answers with {(said[0] == '"' ? "an error: " : "")}{said}. If the settings are right, it is up to whoever runs it."),
        };
        return new(failure, MayPass: Is(settings.Retry), IsExpired: Is(settings.Expired));

        string? Hidden(string? text) => text is null ? null : client.Hide(text);

        bool Is(IReadOnlyList<string> codes) => code is not null && codes.Contains(code, StringComparer.OrdinalIgnoreCase);
    }

    bool IsError(JsonElement sign) => string.IsNullOrEmpty(settings.Is) ? Texts.Says(sign) : string.Equals(Texts.Of(sign), settings.Is, StringComparison.OrdinalIgnoreCase);
}
