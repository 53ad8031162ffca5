using Microsoft.Extensions.DependencyInjection;
using Portal.Engine.Persistence;

namespace Portal.Tests.Web.Features.Api.Mcp;

/// <summary>Builds the portal's services with its database put into another one, which sees how often it is asked.</summary>
sealed class DecoratedServices(Func<IDatabase, IDatabase> around) : IServiceProviderFactory<IServiceCollection>
{
    public IServiceCollection CreateBuilder(IServiceCollection services) => services;

    public IServiceProvider CreateServiceProvider(IServiceCollection containerBuilder)
    {
        var own = containerBuilder.Last(service => service.ServiceType == typeof(IDatabase));
        containerBuilder.AddSingleton(provider => around((IDatabase)own.ImplementationFactory!(provider)));
        return containerBuilder.BuildServiceProvider();
    }
}
