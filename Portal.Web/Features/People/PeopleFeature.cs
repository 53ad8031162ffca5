using Portal.Web.Shell;

namespace Portal.Web.Features.People;

public static class PeopleFeature
{
    public static IServiceCollection AddPeoplePages(this IServiceCollection services) => services.AddSingleton<IChecklistItem, InviteItem>();
}
