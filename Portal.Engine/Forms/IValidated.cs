namespace Portal.Engine.Forms;

/// <summary>A settings record that knows what is wrong with itself beyond each property's annotations.</summary>
public interface IValidated
{
    void Validate(FormProblems problems);
}
