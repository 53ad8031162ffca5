namespace Portal.Web.Features.Agents;

/// <summary>Lines to paste, by which a program reaches this portal. With the key where it was just made; nobody can show it later.</summary>
public sealed class ConnectLines(OwnAddress address)
{
    /// <summary>Stands where the key belongs.</summary>
    public const string Placeholder = "prt_…";

    public IReadOnlyList<(string Title, string Text, string Help)> For(string? key)
    {
        var (shown, reached) = (key ?? Placeholder, address.Reached.ToString().TrimEnd('/'));
        var (bearer, mcp) = ($"Bearer {shown}", $"{reached}{Urls.Mcp}");
        return
        [
            ("curl", $"curl -H \"Authorization: {bearer}\" {reached}{Urls.Me}", "Says who the agent is, and what it may see."),
            ("Claude Code", $"claude mcp add --transport http portal {mcp} --header \"Authorization: {bearer}\"", "Once, on the command line."),
            ("MCP clients", Servers(mcp, bearer), "In the client's own file of MCP servers, such as .mcp.json."),
            ("VS Code", VisualStudioCode(mcp), "In .vscode/mcp.json. It asks for the key and keeps it, so that the file can be shared."),
            ("Bubble's API connector", $"Root URL: {reached}{Urls.Api}\nAuthentication: Private key in header\nKey name: Authorization\nKey value: {bearer}", "As the fields of a new API are called there."),
        ];
    }

    static string Servers(string mcp, string bearer) => $$"""
        {
          "mcpServers": {
            "portal": {
              "type": "http",
              "url": "{{mcp}}",
              "headers": { "Authorization": "{{bearer}}" }
            }
          }
        }
        """;

    static string VisualStudioCode(string mcp) => $$"""
        {
          "inputs": [
            { "type": "promptString", "id": "portal-key", "description": "Key of the portal", "password": true }
          ],
          "servers": {
            "portal": {
              "type": "http",
              "url": "{{mcp}}",
              "headers": { "Authorization": "Bearer ${input:portal-key}" }
            }
          }
        }
        """;
}
