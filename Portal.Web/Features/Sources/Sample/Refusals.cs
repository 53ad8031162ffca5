using Portal.Engine;

namespace Portal.Web.Features.Sources.Sample;

sealed record SampleCompanyIsOff : Refusal
{
    public override string Message => "The sample company does not run here. Set Portal:SampleCompany:Enabled to true and start the portal again.";
}

sealed record SampleEntityDiffers(string Label) : Refusal
{
    public override string Message => $"There is an entity called {Label} already, and the records of the sample company do not fit it. It cannot be tried on this portal; connect a system of your own instead.";
}
