using Bunit;
using Portal.Web.Ui;

namespace Portal.Tests.Web.Ui;

public sealed class AvatarTests : Stage
{
    [Theory]
    [InlineData("Anna Berg", "AB")]
    [InlineData("Anna Maria von Berg", "AB")]
    [InlineData("anna@example.com", "A")]
    [InlineData("Åsa", "Å")]
    [InlineData("  ", "?")]
    public void Initials_are_the_first_and_the_last(string name, string initials) =>
        Assert.Equal(initials, Render<Avatar>(set => set.Add(it => it.Name, name)).Find(".avatar").TextContent);
}
