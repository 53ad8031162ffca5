using Portal.Engine.Entities;
using Portal.Engine.Mapping;
using Portal.Engine.Mapping.Steps;

namespace Portal.Tests.Engine.Mapping;

/// <summary>What is wrong with a definition is told all at once, each at its place.</summary>
public sealed class CompileTests
{
    static readonly EntityShape Contact = MappingHouse.Entity(new EntityField("amount", FieldType.Number), new EntityField("email", FieldType.Text) { Required = true }, new EntityField("since", FieldType.Moment));

    [Fact]
    public void Everything_that_is_wrong_is_told_at_once()
    {
        var problems = MappingHouse.Problems(
            Contact,
            MappingMode.Full,
            new FieldMapping("amont") { From = "a" },
            new FieldMapping("amount") { From = "a..b", Steps = [new NumberStep { Culture = "xx-nowhere" }] },
            new FieldMapping("amount"),
            null,
            new FieldMapping("since") { From = "s", Steps = [null!, new DateStep { Formats = ["HH:mm", "%", "dd.MM.yyyy"], Zone = "Mars/Olympus" }] });

        Assert.Equal(
            [
                "Fields", "Fields[0].To", "Fields[1].From", "Fields[1].Steps[0].Culture", "Fields[2].From", "Fields[2].To", "Fields[3]", "Fields[4].Steps[0]",
                "Fields[4].Steps[1].Formats[0]", "Fields[4].Steps[1].Formats[1]", "Fields[4].Steps[1].Zone",
            ],
            problems.Select(problem => problem.Setting).Order(StringComparer.Ordinal));
        Assert.Contains(problems, problem => problem.Text == "email is required, and nothing is mapped to it.");
        Assert.Contains(problems, problem => problem.Text == "There is no field \"amont\". The fields are amount, email, since.");
        Assert.Contains(problems, problem => problem.Text == "amount is mapped twice: Fields[1] fills it already.");
        Assert.Contains(problems, problem => problem.Text == "\"HH:mm\" does not tell year, month and day.");
    }

    public static TheoryData<FieldType, MappingStep, string, string> BadSteps() => new()
    {
        { FieldType.Number, new HashStep(), "", "What this step makes is never a number, as v needs." },
        { FieldType.Boolean, new NumberStep(), "", "never true or false" },
        { FieldType.Date, new DateStep(), "", "never a day such as" },
        { FieldType.Moment, new DateStep { Gives = DateResult.Day }, "", "never a moment such as" },
        { FieldType.Number, new BooleanStep(["y"], ["n"]), "", "never a number" },
        { FieldType.Text, new BooleanStep([], ["n"]), ".True", "at least one word for true" },
        { FieldType.Text, new BooleanStep(["y", "N"], ["n"]), ".False", "\"n\" cannot stand for false" },
        { FieldType.Text, new BooleanStep(["false"], ["n"]), ".True", "\"false\" cannot stand for true" },
        { FieldType.Number, new LookupStep(new Dictionary<string, string>()), ".Table", "at least one entry" },
        { FieldType.Number, new LookupStep(new Dictionary<string, string> { ["a"] = "x" }), ".Table[\"a\"]", "\"x\" is not a number" },
        { FieldType.Number, new LookupStep(new Dictionary<string, string> { ["a"] = "1" }) { Fallback = "none" }, ".Fallback", "\"none\" is not a number" },
        { FieldType.Number, new DefaultStep("none"), ".Value", "\"none\" is not a number" },
        { FieldType.Json, new DefaultStep("{"), ".Value", "\"{\" is not JSON" },
        { FieldType.Text, new CaseStep((LetterCase)9), ".To", "Upper, Lower, Title" },
        { FieldType.Text, new NumberStep { Strip = [" "] }, ".Strip", "is empty" },
        { FieldType.Moment, new DateStep { Formats = ["dd.MM.yyyy"] }, ".Formats[0]", "tells no time zone" },
        { FieldType.Moment, new DateStep { Formats = [""] }, ".Formats[0]", "is not a pattern" },
        { FieldType.Moment, new DateStep { Gives = (DateResult)9 }, "", "Moment or Day" },
    };

    [Theory]
    [MemberData(nameof(BadSteps), DisableDiscoveryEnumeration = true)]
    public void A_step_that_cannot_run_is_told(FieldType type, MappingStep step, string setting, string text)
    {
        var problem = Assert.Single(MappingHouse.Problems(MappingHouse.Entity(new EntityField("v", type)), MappingMode.Full, new FieldMapping("v") { From = "x", Steps = [step] }));

        Assert.Equal($"Fields[0].Steps[0]{setting}", problem.Setting);
        Assert.Contains(text, problem.Text, StringComparison.Ordinal);
    }

    public static TheoryData<MappingStep, string, string> BadStarts() => new()
    {
        { new ConstantStep("x"), ".Value", "\"x\" is not a number" },
        { new ConcatenateStep([]), ".Paths", "at least one path" },
        { new ConcatenateStep(["a", "b."]), ".Paths[1]", "\"b.\" is not a path" },
        { new TemplateStep("x"), ".Text", "names no path" },
        { new TemplateStep("{a"), ".Text", "A brace at letter 1" },
        { new TemplateStep("{a} }"), ".Text", "A brace at letter 5" },
        { new TemplateStep("{a.}"), ".Text", "\"a.\" is not a path" },
    };

    [Theory]
    [MemberData(nameof(BadStarts), DisableDiscoveryEnumeration = true)]
    public void A_first_step_that_cannot_run_is_told(MappingStep step, string setting, string text)
    {
        var problem = Assert.Single(MappingHouse.Problems(MappingHouse.Entity(new EntityField("v", FieldType.Number)), MappingMode.Full, new FieldMapping("v") { Steps = [step] }));

        Assert.Equal($"Fields[0].Steps[0]{setting}", problem.Setting);
        Assert.Contains(text, problem.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_step_that_makes_a_value_stands_first_and_alone()
    {
        var problems = MappingHouse.Problems(
            Contact,
            MappingMode.Patch,
            new FieldMapping("email") { From = "a", Steps = [new ConstantStep("x")] },
            new FieldMapping("amount") { From = "a", Steps = [new TrimStep(), new ConstantStep("1")] });

        Assert.Equal(["Fields[0].From", "Fields[1].Steps[1]"], problems.Select(problem => problem.Setting));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_step_is_not_given_what_it_never_reads(bool hashFirst)
    {
        MappingStep first = hashFirst ? new HashStep() : new DateStep();

        Assert.All(
            new MappingStep[] { new NumberStep(), new DateStep { Gives = DateResult.Day }, new BooleanStep(["1"], ["0"]) },
            second => Assert.Contains(
                MappingHouse.Problems(MappingHouse.Entity(new EntityField("v", FieldType.Text)), MappingMode.Full, new FieldMapping("v") { From = "x", Steps = [first, second] }),
                problem => problem.Setting == "Fields[0].Steps[1]" && problem.Text.StartsWith("What the step before makes is never", StringComparison.Ordinal)));
    }

    [Fact]
    public void What_has_happened_is_not_patched()
    {
        var login = new EntityShape(EntityKind.Happening, [new EntityField("v", FieldType.Text)]);

        Assert.Equal("Mode", Assert.Single(MappingHouse.Problems(login, MappingMode.Patch, new FieldMapping("v") { From = "x" })).Setting);
        Assert.Empty(MappingHouse.Problems(login, MappingMode.Full, new FieldMapping("v") { From = "x" }));
    }

    [Fact]
    public void A_mapping_maps_something() =>
        Assert.Equal("Fields", Assert.Single(MappingHouse.Problems(Contact, MappingMode.Patch)).Setting);
}
