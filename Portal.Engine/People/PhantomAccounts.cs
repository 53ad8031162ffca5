namespace Portal.Engine.People;

/// <summary>
/// Accounts that do not exist lock like those that do, so that a lock does not tell which is which. In memory alone:
/// there is nothing to protect.
/// </summary>
public sealed class PhantomAccounts(TimeProvider clock, SignInOptions options)
{
    const int MostNames = 20_000;

    readonly Dictionary<string, Phantom> _phantoms = new(StringComparer.Ordinal);
    readonly Lock _gate = new();

    public Refusal Fail(string email)
    {
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            var phantom = _phantoms.GetValueOrDefault(email);
            if (phantom.LockedUntil > now) return new TooManyTries(phantom.LockedUntil - now);
            if (_phantoms.Count >= MostNames) _phantoms.Clear();
            var failed = phantom.Failed + 1;
            _phantoms[email] = failed >= options.LockAfter ? new(0, now + options.LockFor) : new(failed, default);
            return new WrongCredentials();
        }
    }

    readonly record struct Phantom(int Failed, DateTimeOffset LockedUntil);
}
