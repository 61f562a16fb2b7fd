using Fundamentals.Cli.Commands;
using Fundamentals.Publishing;

return await CommandLine.InvokeAsync(PublishCommand.Create(), args);
