namespace Portal.Web.Features.Agents;

/// <summary>Lines to paste, by which a program reaches this portal. With the key where it was just made; nobody can show it later.</summary>
public sealed class ConnectLines(OwnAddress address)
{
    const string Placeholder = "prt_…";

    public IReadOnlyList<(string Title, string Text, string Help)> For(string? key)
    {
        var (shown, reached) = (key ?? Placeholder, address.Reached.ToString().TrimEnd('/'));
        var bearer = $"Bearer {shown}";
        return
        [
            ("curl", $"curl -H \"Authorization: {bearer}\" {reached}{Urls.Me}", "Says who the agent is, and what it may see."),
            ("Bubble's API connector", $"Root URL: {reached}{Urls.Api}\nAuthentication: Private key in header\nKey name: Authorization\nKey value: {bearer}", "As the fields of a new API are called there."),
        ];
    }
}
