using Bunit;
using Portal.Engine.People;
using Portal.Web.Ui.Fields;

namespace Portal.Tests.Web.Ui.Fields;

public sealed class FieldTests : Stage
{
    readonly InvitationForm.Invitation _invitation = new();

    [Fact]
    public void A_field_is_posted_by_the_name_that_the_page_reads_and_has_its_label()
    {
        var form = Form();

        var input = form.Find("input[type=email]");
        Assert.Equal("Input.Email", input.GetAttribute("name"));
        Assert.Equal("Email", form.Find($"label[for={input.Id}]").TextContent.Trim());
        Assert.Equal(["Input.Email", "Input.Password", "Input.Role", "Input.Mail"], form.FindAll("input, select").Select(field => field.GetAttribute("name")));
    }

    [Fact]
    public async Task What_is_typed_arrives()
    {
        var form = Form();

        await form.Find("input[type=email]").ChangeAsync(new() { Value = "anna@example.com" });
        await form.Find("input[type=password]").ChangeAsync(new() { Value = "correct horse" });
        await form.Find("select").ChangeAsync(new() { Value = "Admin" });
        await form.Find("input[type=checkbox]").ChangeAsync(new() { Value = true });

        Assert.Equal(("anna@example.com", "correct horse", Role.Admin, true), (_invitation.Email, _invitation.Password, _invitation.Role, _invitation.Mail));
    }

    [Fact]
    public async Task What_is_wrong_stands_at_the_field_and_is_announced_above()
    {
        var form = Form();
        Assert.Empty(form.FindAll("[role=alert]"));

        await form.Find("form").SubmitAsync();

        var input = form.Find("input[type=email]");
        Assert.Equal("true", input.GetAttribute("aria-invalid"));
        Assert.Equal("Enter an address.", form.Find($"#{input.GetAttribute("aria-describedby")}").TextContent);
        Assert.Equal("Please mend what is marked below.", form.Find("[role=alert]").TextContent.Trim());
    }

    [Fact]
    public void Help_and_problem_are_both_read_with_the_field()
    {
        var form = Form();
        Assert.Equal("field-Input-Role-help", form.Find("select").GetAttribute("aria-describedby"));
        Assert.Equal("What they are here for.", form.Find("#field-Input-Role-help").TextContent);
    }

    [Fact]
    public void A_secret_is_never_sent_back()
    {
        _invitation.Password = "planted-secret-4711";

        Assert.DoesNotContain("planted-secret-4711", Form().Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_refusal_is_told_in_its_own_words() => Assert.Equal("The address is taken.",
        Render<FormProblems>(set => set.Add(it => it.Message, "The address is taken.")).Find("[role=alert]").TextContent.Trim());

    IRenderedComponent<InvitationForm> Form() => Render<InvitationForm>(set => set.Add(it => it.Input, _invitation));
}
