using Portal.Tests.Running;

return await TestProgram.Run(args);
