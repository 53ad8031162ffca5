namespace Portal.Engine.People;

/// <summary>Length is what makes a password hard to guess; rules about kinds of letters only make it hard to remember.</summary>
public static class PasswordRules
{
    public const int MinLength = 12;
    public const int MaxLength = 128;
    const int FewestDifferentLetters = 5;

    static readonly string[] Obvious = ["password", "passwort", "letmein", "welcome", "qwerty", "123456", "portal"];

    public static WeakPassword? Check(string? password, string email, string name)
    {
        if (password is null || password.Length < MinLength) return new($"Use at least {MinLength} characters. A few words in a row are easy to remember.");
        if (password.Length > MaxLength) return new($"Use at most {MaxLength} characters.");
        if (password.Distinct().Count() < FewestDifferentLetters) return new("This repeats too few characters. A few words in a row are easy to remember.");

        var rest = new[] { email, email.Split('@')[0], name }
            .Concat(name.Split(' '))
            .Concat(Obvious)
            .Where(word => word.Length > 2)
            .OrderByDescending(word => word.Length)
            .Aggregate(password, (left, word) => left.Replace(word, "", StringComparison.OrdinalIgnoreCase));
        return rest.Length < MinLength / 2 ? new("This is easy to guess. Leave out your name, your email and common passwords.") : null;
    }
}
