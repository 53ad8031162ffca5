namespace Portal.Web.Shell;

/// <summary>Keys pressed one after the other, and what they do. wwwroot/js/shortcuts.js knows the deeds by name.</summary>
/// <param name="Keys">The keys, with a space between: "g h".</param>
/// <param name="Text">What it does, for the help.</param>
/// <param name="Deed">go, help, search or theme.</param>
/// <param name="Policy">Who may use it.</param>
/// <param name="Url">Where "go" goes.</param>
public sealed record Shortcut(string Keys, string Text, string Deed, string Policy, string? Url = null)
{
    public string[] Steps => Keys.Split(' ');
}
