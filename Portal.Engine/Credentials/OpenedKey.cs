namespace Portal.Engine.Credentials;

/// <summary>The master key, once the start has found it and shown that it is the right one.</summary>
public sealed class OpenedKey
{
    MasterKey? _key;

    public MasterKey Key => _key ?? throw new InvalidOperationException("The master key is not opened yet: that comes after the database is prepared.");

    internal void Use(MasterKey key) => _key = key;
}
