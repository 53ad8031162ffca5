using Portal.Engine.Credentials;

namespace Portal.Engine.Store.Sealing;

/// <summary>Gives out what seals the store's sensitive fields. Its key is made when something sensitive is first to be stored.</summary>
public sealed class Seals(DataKeys keys)
{
    const string Key = "fields";

    SensitiveFields? _fields;

    /// <summary>Not inside a write: the first time it makes the key.</summary>
    public async ValueTask<Outcome<SensitiveFields>> Get(CancellationToken stop = default)
    {
        if (_fields is { } ready) return ready;
        if (!(await keys.Get(Key, stop)).Succeeded(out var cipher, out var refusal)) return refusal;
        return _fields = new SensitiveFields(cipher);
    }
}
