using Microsoft.AspNetCore.Identity;
using Portal.Engine.Secrets;

namespace Portal.Engine.People;

/// <summary>Hashes and verifies with the framework's hasher. It is slow on purpose, so never inside a write.</summary>
public sealed class Passwords
{
    readonly PasswordHasher<Person> _hasher = new();
    readonly Lazy<string> _nobodys;

    public Passwords() => _nobodys = new(() => _hasher.HashPassword(null!, Tokens.ForLink()));

    public string Hash(Secret password) => _hasher.HashPassword(null!, password.Reveal());

    /// <summary>Takes as long for somebody who has no password as for somebody who has, so that the time tells nothing.</summary>
    public PasswordVerdict Verify(Person? person, Secret password)
    {
        var hash = person is { PasswordHash: { } own, DisabledAt: null } ? own : null;
        var result = _hasher.VerifyHashedPassword(null!, hash ?? _nobodys.Value, password.Reveal());
        return hash is null ? PasswordVerdict.Wrong : result switch
        {
            PasswordVerificationResult.Success => PasswordVerdict.Right,
            PasswordVerificationResult.SuccessRehashNeeded => PasswordVerdict.RightButOldHash,
            _ => PasswordVerdict.Wrong,
        };
    }
}

public enum PasswordVerdict
{
    Wrong,
    Right,

    /// <summary>Right, but hashed with fewer rounds than today's.</summary>
    RightButOldHash,
}
