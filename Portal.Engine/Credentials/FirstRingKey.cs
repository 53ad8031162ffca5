using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Internal;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Options;

namespace Portal.Engine.Credentials;

/// <summary>
/// Makes the first key of the ring, to be stored together with the claim on the database. Left to itself the framework would
/// make one in each of several instances that start at once, and one instance would not know the other's cookies for a day.
/// </summary>
public sealed class FirstRingKey(IOptions<KeyManagementOptions> options, IActivator activator, TimeProvider clock)
{
    public KeyRingEntry Make(MasterKey key)
    {
        var made = new Kept();
        var aside = new KeyManagementOptions
        {
            AuthenticatedEncryptorConfiguration = options.Value.AuthenticatedEncryptorConfiguration,
            XmlEncryptor = options.Value.XmlEncryptor,
            XmlRepository = made,
        };
        var now = clock.GetUtcNow();
        new XmlKeyManager(Options.Create(aside), activator).CreateNewKey(now, now + options.Value.NewKeyLifetime);
        return KeyRing.Sealed(made.Element!, made.Name!, key, clock);
    }

    sealed class Kept : IXmlRepository
    {
        public XElement? Element { get; private set; }

        public string? Name { get; private set; }

        public IReadOnlyCollection<XElement> GetAllElements() => [];

        public void StoreElement(XElement element, string friendlyName) => (Element, Name) = (element, friendlyName);
    }
}
