using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.DependencyInjection;

namespace Portal.Engine.Credentials;

public static class CredentialsRoom
{
    public static IServiceCollection AddCredentials(this IServiceCollection services, MasterKeyOptions options)
    {
        services.AddDataProtection().SetApplicationName("Portal");
        services.AddOptions<KeyManagementOptions>().Configure<KeyRing>((keys, ring) =>
        {
            keys.XmlRepository = ring;
            // The ring seals each element as a whole, so within it there is nothing left to encrypt.
            keys.XmlEncryptor = new NullXmlEncryptor();
        });
        return services
            .AddSingleton(options)
            .AddSingleton<OpenedKey>()
            .AddSingleton<KeyInForce>()
            .AddSingleton<MasterKeySource>()
            .AddSingleton<KeyRing>()
            .AddSingleton<FirstRingKey>()
            .AddSingleton<CredentialsStart>()
            .AddSingleton<DataKeys>()
            .AddSingleton<Vault>()
            .AddSingleton<SecretReferences>();
    }
}
