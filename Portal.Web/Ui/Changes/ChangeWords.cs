namespace Portal.Web.Ui.Changes;

/// <summary>Says "person.role-set" as "Person: role set", so that a new action reads well without a line here.</summary>
public static class ChangeWords
{
    public static string Say(string action)
    {
        var words = action.Replace('-', ' ').Split('.', 2);
        var kind = string.Concat(char.ToUpperInvariant(words[0][0]), words[0][1..]);
        return words.Length == 2 ? $"{kind}: {words[1]}" : kind;
    }

    /// <summary>Says "lastSignInAt" as "last sign in at", and a name that is written otherwise, as keys that people chose, as it is.</summary>
    public static string Property(string name) =>
        IsProperty(name) ? string.Concat(name.Select(letter => char.IsUpper(letter) ? $" {char.ToLowerInvariant(letter)}" : $"{letter}")) : name;

    static bool IsProperty(string name) => name.Length > 0 && char.IsAsciiLetterLower(name[0]) && name.All(char.IsAsciiLetterOrDigit);
}
