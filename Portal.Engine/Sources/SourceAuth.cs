using Portal.Engine.Credentials;
using Portal.Engine.Forms;

namespace Portal.Engine.Sources;

/// <summary>How a source is authorised at, without the secret itself.</summary>
public sealed record SourceAuth : IValidated
{
    const int LongestParameter = 100;

    [Setting("What it asks for", Help = "How the source wants to be shown that the portal may read it.")]
    public AuthKind Kind { get; init; }

    [Setting("Header", Help = "The header that the key goes into.", Required = true, Example = "X-Api-Key", When = "Kind=Header")]
    public string? Header { get; init; }

    [Setting("Before the key", Help = "What the header says before the key. A space is put between them, but not after an equals sign.", Example = "Token", When = "Kind=Header")]
    public string? Prefix { get; init; }

    [Setting("Parameter", Help = "The parameter of the address that the key goes into, as its documentation writes it.", Required = true, Example = "api_key", When = "Kind=Parameter")]
    public string? Parameter { get; init; }

    [Setting("User", Help = "Leave it empty if the secret itself holds both, as user:password.", When = "Kind=Basic")]
    public string? User { get; init; }

    [Setting("Secret", Help = "Where the token, the key or the password is kept.", Required = true, Secret = true, Example = "vault:crm", When = "Kind=Bearer,Header,Basic,Parameter")]
    public string? Secret { get; init; }

    public static SourceAuth None { get; } = new();

    /// <returns>What its secret is called in the vault; null if it does not say that it is kept there.</returns>
    public string? NameInVault() => SecretReference.Parse(Secret) is { Refusal: null, Value: { Place: SecretPlace.Vault, Name: var name } } ? name : null;

    public void Validate(FormProblems problems)
    {
        if (Kind == AuthKind.None) return;
        if (!string.IsNullOrWhiteSpace(Secret) && SecretReference.Parse(Secret).Refusal is { } unfit) problems.Add(nameof(Secret), unfit.Message);
        if (Kind == AuthKind.Header && !string.IsNullOrWhiteSpace(Header) && !IsHeader(Header.Trim())) problems.Add(nameof(Header), "This is not the name of a header that can carry a key.");
        if (Kind == AuthKind.Header && Prefix?.Any(IsUnfit) == true) problems.Add(nameof(Prefix), "A header takes only plain letters, digits and signs, in one line.");
        if (Kind == AuthKind.Parameter && !string.IsNullOrWhiteSpace(Parameter) && !IsParameter(Parameter.Trim())) problems.Add(nameof(Parameter), "This is not the name of a parameter. Names look like api_key, without a question mark and an equals sign.");
        if (Kind == AuthKind.Basic && User?.Any(letter => letter == ':' || char.IsControl(letter)) == true) problems.Add(nameof(User), "A user has no colon and no line break in it.");
    }

    /// <summary>Only what counts, so that nothing is kept that no form shows any more.</summary>
    internal SourceAuth Kept()
    {
        var secret = Filled(Secret);
        return Kind switch
        {
            AuthKind.Bearer => new() { Kind = Kind, Secret = secret },
            AuthKind.Header => new() { Kind = Kind, Header = Filled(Header), Prefix = Filled(Prefix), Secret = secret },
            AuthKind.Basic => new() { Kind = Kind, User = Filled(User), Secret = secret },
            AuthKind.Parameter => new() { Kind = Kind, Parameter = Filled(Parameter), Secret = secret },
            _ => None,
        };
    }

    /// <summary>What would break the header, or begin another one.</summary>
    internal static bool IsUnfit(char letter) => letter is < ' ' or > '~';

    static string? Filled(string? text) => text?.Trim() is { Length: > 0 } trimmed ? trimmed : null;

    static bool IsParameter(string name) => name.Length <= LongestParameter && name.All(letter => char.IsAsciiLetterOrDigit(letter) || "-_.~$[]:".Contains(letter, StringComparison.Ordinal));

    static bool IsHeader(string name)
    {
        using var request = new HttpRequestMessage();
        return !name.Equals("Host", StringComparison.OrdinalIgnoreCase) && request.Headers.TryAddWithoutValidation(name, "");
    }
}
